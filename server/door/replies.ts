import type { FastifyReply, FastifyRequest } from 'fastify'
import { refusalOf } from '../refusal.ts'

/** What every answer of the API wears: it is data for one reader, and never a page, a frame or a cache's business. */
export const API_HEADERS = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  vary: 'Authorization',
} as const

/** Answers a failure in the gateway's own words. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = refusalOf(error)
  if (refusal.retryAfter !== null) reply.header('retry-after', String(Math.ceil(refusal.retryAfter)))
  return reply
    .code(refusal.status)
    .headers(API_HEADERS)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(refusal.body(request.id)))
}
