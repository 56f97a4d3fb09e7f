import { say } from '../lib/messages.svelte'
import summary from './en/summary.json'

say(summary)
