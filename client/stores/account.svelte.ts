import type { Input } from '../../contract/endpoint'
import type { changePassword, Device, editProfile, endDevice, listDevices } from '../../contract/people'
import type { Api } from '../lib/api'
import type { Directory } from './directory.svelte'

/** My own account: how others see me, my password, and where I am signed in. */
export class Account {
  /** Undefined until they were asked for. */
  devices = $state.raw<Device[]>()
  readonly #api: Api
  readonly #directory: Directory

  constructor(api: Api, directory: Directory) {
    this.#api = api
    this.#directory = directory
  }

  /** Me as others see me. */
  get person() {
    return this.#directory.me && this.#directory.people.get(this.#directory.me.personId)
  }

  async editProfile(profile: Omit<Input<typeof editProfile>, 'personId'>) {
    const input = { ...profile, personId: this.#directory.me!.personId }
    const saved = await this.#api.call<typeof editProfile>('PUT /api/people/:personId/profile', input)
    return this.#directory.people.keep(saved)
  }

  /** Every other session ends with it. */
  async changePassword(current: string, password: string) {
    await this.#api.call<typeof changePassword>('PUT /api/me/password', { current, password })
    if (this.devices) await this.loadDevices()
  }

  async loadDevices() {
    this.devices = await this.#api.call<typeof listDevices>('GET /api/me/devices', {})
  }

  async endDevice(deviceId: string) {
    await this.#api.call<typeof endDevice>('DELETE /api/me/devices/:deviceId', { deviceId })
    this.devices = this.devices?.filter((device) => device.id !== deviceId)
  }

  clear() {
    this.devices = undefined
  }
}
