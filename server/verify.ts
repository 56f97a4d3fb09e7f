import { verifyAudit } from './auditVerify'
import { readConfig } from './config'

// `npm run audit:verify`, with the head that was noted earlier behind `--` where there is one.
const say = (text: string) => process.stdout.write(`${text}\n`)
try {
  const { lines, holds } = await verifyAudit(readConfig(), process.argv[2])
  lines.forEach(say)
  process.exitCode = holds ? 0 : 1
} catch (error) {
  say((error as Error).message)
  process.exitCode = 2
}
