let step: { number: number; taken: number } | undefined

/** From here on ids are chosen in turn, the same ones for the same step of two worlds; without a number, at random. */
export const begin = (number?: number) => void (step = number === undefined ? undefined : { number, taken: 0 })

/** Stands in for the one of `node:crypto`, on both sides. */
export const randomUUID = () =>
  step ? `${hex(step.number, 8)}-0000-4000-8000-${hex(step.taken++, 12)}` : globalThis.crypto.randomUUID()

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')
