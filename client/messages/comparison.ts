import { say } from '../lib/messages.svelte'
import comparison from './en/comparison.json'

say(comparison)
