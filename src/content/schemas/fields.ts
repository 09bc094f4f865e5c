import * as z from 'zod'

/** `YYYY-MM-DD`, a day that exists. */
export const isoDate = z.iso.date()

/** ISO 3166-1 alpha-2, upper case. */
export const regionCode = z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)')

export const sourceKey = z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, 'must be a key of src/content/sources.yaml')

export const httpsAddress = z.url({ protocol: /^https?$/ })

export const shortText = z.string().trim().min(1)
