/** The bytes of a response, decompressed; null, and reading stopped, as soon as they exceed `limit`. */
export async function bytesUpTo(response: Response, limit: number): Promise<ArrayBuffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  // A reader, not `for await`: Safari cannot iterate a body.
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return null
    }
    chunks.push(part.value)
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): ArrayBuffer {
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes.buffer
}
