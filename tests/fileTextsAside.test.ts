import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TextType } from '../contract/fileTexts'
import { takeAside } from '../server/fileTexts'
import { scratchDirectory } from './launch'
import { docxOf, pdfBomb, pdfOf, pdfWith, zipBomb } from './textFiles'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** As the built server takes it out, beside itself. */
function takes(bytes: Uint8Array, type: TextType, seconds?: number) {
  const file = join(import.meta.dirname, '../dist/server/fileTextWorker.js')
  if (!existsSync(file)) throw new Error('This test runs the built server: npm run build first.')
  const path = join(scratchDirectory(), 'file')
  writeFileSync(path, bytes)
  return takeAside({ path, type }, file, seconds)
}

test('the built server reads in a thread of its own', async () => {
  expect(await takes(await pdfOf(['Усамљење']), 'application/pdf')).toBe('Усамљење')
  expect(await takes(await docxOf('Ćelija', ['a', 'b'], 'c'), word)).toBe('Ćelija\na\nb\nc')
  expect(await takes(zipBomb(300), word)).toBe('')
})

test('a file that swells beyond measure, or is read without end, ends its thread and nothing else', async () => {
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
  await expect(takes(pdfBomb(1_500), 'application/pdf')).rejects.toThrow('without a word')
  clearInterval(watch)
  expect(most - before).toBeLessThan(900 * 1024 * 1024)

  const begun = Date.now()
  const endless = pdfWith(Buffer.from('q '.repeat(2_000_000) + '[(a)] TJ '.repeat(1_000_000)))
  await expect(takes(endless, 'application/pdf', 2)).rejects.toThrow('without a word')
  expect(Date.now() - begun).toBeLessThan(15_000)
  expect(await takes(await pdfOf(['Afterwards']), 'application/pdf')).toBe('Afterwards')
})
