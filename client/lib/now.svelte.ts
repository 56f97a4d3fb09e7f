let now = $state(Date.now())

/** The time, which moves on every half minute, so that "5 minutes ago" stays true. */
export const clock = {
  get now() {
    return now
  },
}

const tick = () => (now = Date.now())
setInterval(tick, 30_000)
// A page that slept tells the right time as soon as it is looked at.
document.addEventListener('visibilitychange', tick)
