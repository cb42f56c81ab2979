/**
 * Units as types. A rate is not an amount and a price per gigabyte is neither, so each has a brand of its
 * own and the compiler refuses to add one to another. Inside the app memory is bytes, CPU is cores, time
 * is epoch milliseconds in UTC; what a person reads is made in `ui/format`.
 */
declare const unit: unique symbol
type In<U extends string> = number & { readonly [unit]: U }

/**
 * An amount of money: US dollars, unless the configuration names another currency. The number is the same
 * either way, nothing is ever converted, and only `ui/money` knows which it is.
 */
export type Usd = In<'USD'>
/** A rate of cost, money per hour. Becomes `Usd` only by `costOver` a number of hours. */
export type UsdPerHour = In<'USD/h'>
/** A price of network traffic, money per gigabyte. Never part of a cost. */
export type UsdPerGb = In<'USD/GB'>
/** CPU cores; one core is one vCPU of a node. */
export type Cores = In<'cores'>
/** Memory, bytes. */
export type Bytes = In<'bytes'>
/** A share; 1 is all of it. May pass 1 where the word allows (efficiency). */
export type Ratio = In<'ratio'>
/** A length of time, hours. */
export type Hours = In<'h'>
/** A whole number of things. */
export type Count = In<'count'>
/** A point in time, milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = In<'ms'>

export const usd = (value: number) => value as Usd
export const usdPerHour = (value: number) => value as UsdPerHour
export const usdPerGb = (value: number) => value as UsdPerGb
export const cores = (value: number) => value as Cores
export const bytes = (value: number) => value as Bytes
export const ratio = (value: number) => value as Ratio
export const hours = (value: number) => value as Hours
export const count = (value: number) => value as Count
export const instant = (value: number) => value as Instant

export const HOUR_MS = 3_600_000
export const GIB = 2 ** 30

/** Float arithmetic on the same numbers in another order stays within this share of them. */
const NOISE = 1e-9
/** Whether two values of one quantity differ by more than float arithmetic does. */
export const differ = (a: number, b: number): boolean =>
  Math.abs(a - b) > NOISE * Math.max(Math.abs(a), Math.abs(b))

/** Adds two quantities of one unit; two units do not meet here. */
export const plus = <U extends In<string>>(a: U, b: NoInfer<U>): U => (a + b) as U
/** `a − b` in their common unit. */
export const minus = <U extends In<string>>(a: U, b: NoInfer<U>): U => (a - b) as U
/** `quantity × factor`, in the quantity's own unit. */
export const times = <U extends In<string>>(quantity: U, factor: number): U => (quantity * factor) as U
/** What a rate comes to over a time. USD/h × h = USD. */
export const amountOver = (rate: UsdPerHour, time: Hours): Usd => usd(rate * time)
/** The mean rate that gave an amount in a time; null if no time passed. USD ÷ h = USD/h. */
export const meanRate = (amount: Usd, time: Hours): UsdPerHour | null =>
  time > 0 ? usdPerHour(amount / time) : null
