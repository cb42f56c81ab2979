/**
 * A JSON object. `JSON.parse` makes every key, `__proto__` too, an ordinary one of the object itself; so fields
 * of the wire, none of which `Object.prototype` has, may be read by name, and all others go by `Object.keys`.
 */
export type JsonObject = { readonly [key: string]: unknown }

/** Whether a JSON value is an object, neither null nor an array. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
