import { fileTypes, type FileType } from './limits'

/** The type a file claims by the ending of its name; undefined where such files are not taken. */
export function typeByName(name: string): FileType | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (!ending) return undefined
  return (Object.keys(fileTypes) as FileType[]).find((type) => (fileTypes[type] as readonly string[]).includes(ending))
}

/** Every ending that is taken, in the order they are told to people. */
export const endings: string[] = Object.values(fileTypes).flat()
