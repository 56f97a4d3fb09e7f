/** `340 kB`, `1.2 MB`, as people write it. */
export function fileSize(bytes: number) {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 / 1024, 'MB']
  return `${amount < 10 ? Math.max(0.1, Math.round(amount * 10) / 10) : Math.round(amount)} ${unit}`
}
