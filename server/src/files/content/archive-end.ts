const longestComment = 65_535;

/** Whether a ZIP reader would find an archive in these bytes: they read from the end, so that other bytes may stand in front. */
export function holdsArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - longestComment - 22);
  for (let at = bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1'); at >= from; at = at === 0 ? -1 : bytes.lastIndexOf('PK\x05\x06', at - 1, 'latin1')) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return true;
  }
  return false;
}
