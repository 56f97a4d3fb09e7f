import { isPlain } from '../../contract/kinds'
import { t } from './messages.svelte'

/** A value in words: `Partly`, `3.5 m²`; empty where nothing was chosen. */
export const valueInWords = (value: string, unit = '') =>
  isPlain(value) ? t(`comparison.value.${value}`) : [value, value && unit].filter(Boolean).join(' ')
