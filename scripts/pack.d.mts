type Manifest = Readonly<Record<string, unknown>>

export function packedManifest(manifest: Manifest): Manifest
