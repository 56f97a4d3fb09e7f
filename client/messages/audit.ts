import { say } from '../lib/messages.svelte'
import audit from './en/audit.json'

say(audit)
