/** Where requests come from that count together: one IPv4 address, or the /56 of IPv6 that one customer is given. */
export function networkOf(ip: string | undefined): string {
  if (!ip) return 'unknown';
  if (ip.includes('.')) return ip.replace(/^.*:/, '');
  const [before = [], after = []] = (ip.split('%')[0] ?? '').split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].map((group) => group.padStart(4, '0'));
  return groups.join('').slice(0, 14);
}
