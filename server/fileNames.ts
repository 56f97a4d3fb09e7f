import { limits } from '../contract/limits'

/** A name as it may stand anywhere: no folders, nothing that cannot be seen or turns the reading direction. */
export function cleanName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  const [, base, ending] = /^(.*?)\.?(\.[a-z0-9]+)$/i.exec(plain) ?? ['', plain, '']
  const stem = [...base!.replace(/^[. ]+/, '')].slice(0, limits.lineCharacters - ending!.length).join('')
  return `${stem.trim() || 'file'}${ending}`
}
