import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address that only this machine or its own network reaches: nothing that somebody typed may lead a request there. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

const inside = new BlockList();
const networks = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8', '3fff::/20',
];
for (const one of networks) {
  const [net = '', bits] = one.split('/');
  inside.addSubnet(net, Number(bits), net.includes(':') ? 'ipv6' : 'ipv4');
}

/** What IPv6 gives out to the world; a mapped IPv4 address is judged as what it is. All that embeds one elsewhere lies outside. */
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
unicast.addSubnet('::ffff:0:0', 96, 'ipv6');

/** An ISATAP address carries an IPv4 address of its own network under whatever prefix. */
const leadsThroughTunnel = (address: string): boolean => /:0{0,4}5efe:/i.test(address);

/** Whether an IP address is one of the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, 'ipv4');
  return family === 6 && unicast.check(address, 'ipv6') && !inside.check(address, 'ipv6') && !leadsThroughTunnel(address);
}

/**
 * Looks a host up for a connection that is about to be made, and refuses one that leads inside: what is checked is what is
 * connected to, so that a name can't mean two things.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    const refused = error ?? (first && found.every(({ address }) => isPublic(address)) ? null : new PrivateAddress());
    if (refused || !first) callback(refused ?? new PrivateAddress(), '');
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
