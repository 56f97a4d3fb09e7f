import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// In a file of its own: this tool changes what every list in its process can do.
const root = join(import.meta.dirname, '../db')
const schema = import.meta.glob<Record<string, unknown>>('../db/schema/*.ts', { eager: true })

test('the migrations lead to the schema', async () => {
  const snapshots = readdirSync(join(root, 'migrations/meta')).filter((file) => file.endsWith('_snapshot.json'))
  const last = JSON.parse(readFileSync(join(root, 'migrations/meta', snapshots.sort().at(-1)!), 'utf8')) as never
  const present = generateDrizzleJson(Object.assign({}, ...Object.values(schema)), undefined, undefined, 'snake_case')
  expect(await generateMigration(last, present)).toEqual([])
})
