import { say } from '../lib/messages.svelte'
import ask from './en/ask.json'

say(ask)
