import sharp, { type Sharp } from 'sharp'
import { limits, type FileType } from '../contract/limits'
import { Refusal } from './errors'
import { turns } from './turns'

// A file that was looked at once is not to be remembered: its name belongs to another one soon.
sharp.cache(false)

/** A picture unpacked takes up to 160 MB: two at a time. */
const inTurn = turns(2)

export const isImage = (type: FileType) => type.startsWith('image/')

/**
 * Makes a picture anew from what is to be seen in it: upright, in sRGB, at most `limits.imageSide` wide or high, and
 * without anything else that was in the file (where and when it was taken, with what, by whom).
 */
export function remake(from: string, to: string, type: FileType): Promise<{ width: number; height: number }> {
  return inTurn(async () => {
    const side = limits.imageSide
    const picture = sharp(from, { limitInputPixels: limits.imagePixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    try {
      const { width, height } = await encode(picture, type).toFile(to)
      return { width, height }
    } catch (error) {
      if (/pixel limit/.test((error as Error).message)) {
        const millions = limits.imagePixels / 1_000_000
        throw new Refusal('too_large', `This image has more than ${millions} million pixels. Make it smaller.`, 'file')
      }
      throw new Refusal('invalid', 'This image is damaged or not whole. Save it anew and try again.', 'file')
    }
  })
}

function encode(picture: Sharp, type: FileType) {
  if (type === 'image/png') return picture.png()
  return type === 'image/webp' ? picture.webp({ quality: 85 }) : picture.jpeg({ quality: 85 })
}
