import sharp from 'sharp'

/** A file as a page hands it on. */
export const fileOf = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name)

/** A photo as a phone takes it: it says where, when and by whom, and lies on its side. */
export async function photo(name = 'cell.jpg', { width = 40, height = 20 } = {}) {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#7a3b14' } })
    .withExif({
      IFD0: { Artist: 'Inspector Secret', Copyright: 'Canary-4711' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '44/1 48/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  return fileOf(name, new Uint8Array(bytes))
}

/** A ZIP archive with these entries, none of them packed but what is said to be. */
export function zip(entries: Record<string, string | { packed: Buffer }>): Uint8Array<ArrayBuffer> {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, entry] of Object.entries(entries)) {
    const [title, body] = [Buffer.from(name), typeof entry === 'string' ? Buffer.from(entry) : entry.packed]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(typeof entry === 'string' ? 0 : 8, 4)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(body.length, 18)
    common.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, body)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, title)
    offset += 30 + title.length + body.length
  }
  const [list, end] = [Buffer.concat(directory), Buffer.alloc(22)]
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...bodies, list, end]))
}

const types =
  '<Types><Override PartName="/word/document.xml" ContentType="…wordprocessingml.document.main+xml"/></Types>'
export const docx = { '[Content_Types].xml': types, 'word/document.xml': '<w:document/>' }
export const odt = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' }
export const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
