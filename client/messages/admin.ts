import { say } from '../lib/messages.svelte'
import admin from './en/admin.json'

say(admin)
