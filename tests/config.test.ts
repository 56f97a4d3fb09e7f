import { expect, test } from 'vitest'
import { allowedOrigins, readConfig } from '../server/config'

test('without any setting it runs', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info', trustedProxies: [], isPaced: true })
  expect(config.baseUrl.origin).toBe('http://localhost:3000')
  expect(config.databaseUrl).toBeUndefined()
  expect(readConfig({ PORT: '', DATA_DIR: ' ' })).toEqual(config)
})

test('every mistake is told at once, and no secret with it', () => {
  const wrong = {
    PORT: '99999',
    BASE_URL: 'forum.example.org',
    DATABASE_URL: 'mysql://root:secret@host/db',
    LOG_LEVEL: 'loud',
    TRUSTED_PROXIES: '10.0.0.0/8, somewhere',
    PACE: 'slow',
  }
  const read = () => readConfig(wrong)
  for (const name of Object.keys(wrong)) expect(read).toThrow(name)
  expect(read).not.toThrow('secret')
  expect(() => readConfig({ BASE_URL: 'https://forum.example.org/path' })).toThrow('without a path')
  expect(() => readConfig({ PORT: '80.5' })).toThrow('PORT')
  expect(() => readConfig({ PORT: '-1' })).toThrow('PORT')
})

test('pages of the forum’s own address may write, and of no other', () => {
  const real = readConfig({ BASE_URL: 'https://forum.example.org' })
  expect([...allowedOrigins(real, 3000)]).toEqual(['https://forum.example.org'])
  const here = readConfig({ PORT: '4000' })
  expect([...allowedOrigins(here)].sort()).toEqual(['http://127.0.0.1:4000', 'http://localhost:4000'])
})

test('defaults stand back behind what is set', () => {
  const defaults = { DATA_DIR: '/tmp/scratch' }
  expect(readConfig({}, { defaults }).dataDir).toBe('/tmp/scratch')
  expect(readConfig({ DATA_DIR: '/tmp/kept' }, { defaults }).dataDir).toBe('/tmp/kept')
  expect(readConfig({ DATA_DIR: '' }, { demo: true, defaults })).toMatchObject({ dataDir: '/tmp/scratch', demo: true })
})

test('addresses with commas between are proxies', () => {
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.1, ::1' }).trustedProxies).toEqual(['10.0.0.1', '::1'])
})
