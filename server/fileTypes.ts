import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { endings, typeByName } from '../contract/fileNames'
import { fileTypes, type FileType } from '../contract/limits'
import { Refusal } from './errors'
import { listEntries, readAt, readEntry, type Entry } from './zip'

/** What a name promises; refused where no such file is taken. */
export function promisedType(name: string): FileType {
  const type = typeByName(name)
  if (type) return type
  const macros = /\.(doc|xls|ppt|dot|xlt|pot)m$/i.test(name) ? ' Save it without macros, as .docx, .xlsx or .pptx.' : ''
  throw unsupported(`Files of this kind cannot be attached. Possible are ${endings.join(', ')}.${macros}`)
}

/** Makes sure that a file holds what its name promises, by what is in it. */
export async function checkType(path: string, promised: FileType) {
  const found = await findType(path)
  if (found === promised) return
  if (found === 'macros') throw unsupported('This document holds macros. Save it without them, or as a PDF.')
  if (found === 'locked') throw unsupported('This document has a password, or is of an old format. Save it anew.')
  if (promised === 'text/plain') throw unsupported('This is not plain text in UTF-8. Save it as UTF-8, or as a PDF.')
  const [is, claims] = [found && fileTypes[found][0], fileTypes[promised][0]]
  throw unsupported(
    is
      ? `By its name this is a ${claims} file, but it holds ${is}. Give it the right ending, or save it anew.`
      : `By its name this is a ${claims} file, but it does not hold one; it may be damaged. Save it anew.`,
  )
}

const unsupported = (message: string) => new Refusal('unsupported_type', message, 'file')

async function findType(path: string): Promise<FileType | 'macros' | 'locked' | undefined> {
  const head = await headOf(path)
  const starts = (text: string, at = 0) => head.toString('latin1', at, at + text.length) === text
  if (starts('\xff\xd8\xff')) return 'image/jpeg'
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts('RIFF') && starts('WEBP', 8)) return 'image/webp'
  if (starts('%PDF-')) return 'application/pdf'
  if (starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'locked'
  if (starts('PK\x03\x04')) return findDocument(path, head)
  return (await isText(path)) ? 'text/plain' : undefined
}

async function headOf(path: string) {
  const file = await open(path)
  try {
    return await readAt(file, 0, 256)
  } finally {
    await file.close()
  }
}

const mainParts: [string, FileType][] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]

/** Office documents are ZIP archives: OpenDocument says so in its first entry, Office Open XML in its list of types. */
async function findDocument(path: string, head: Buffer) {
  const entries = await listEntries(path)
  if (!entries) return undefined
  const names = new Set(entries.map((entry) => entry.name))
  const declared = /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet))PK/.exec(
    head.toString('latin1', 30),
  )
  if (declared) return entries.some(isMacro) ? 'macros' : (declared[1] as FileType)
  const types = entries.find((entry) => entry.name === '[Content_Types].xml')
  if (!types) return undefined
  const list = await readEntry(path, types)
  if (list === null) return undefined
  if (/macroEnabled|vbaProject|ms-excel\.macrosheet/i.test(list) || entries.some(isMacro)) return 'macros'
  return mainParts.find(([part]) => names.has(part))?.[1]
}

const isMacro = ({ name }: Entry) =>
  /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/)|^(Basic|Scripts)\/./i.test(name)

/** UTF-8 from beginning to end, with none of the bytes that only machines write. */
async function isText(path: string) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) {
      if ((chunk as Buffer).includes(0)) return false
      decoder.decode(chunk as Buffer, { stream: true })
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}
