/** Starts a clock of processor time: what it gives are the seconds this process has worked since, however busy the machine is. */
export function cpuClock(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
}
