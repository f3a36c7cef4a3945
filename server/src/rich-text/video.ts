/** A video as a tag plays it, once somebody pressed its poster. */
export interface PlayableVideo {
  /** What a frame shows, or the file. */
  readonly url: string;
  /** Where it comes from: the clinic’s page must allow it in its CSP (`frame-src`, `media-src` for files). */
  readonly host: string;
  readonly kind: 'frame' | 'file';
}

/** Hosts that frames of videos come from; the docs list them. */
export const videoHosts = { youtube: 'www.youtube-nocookie.com', vimeo: 'player.vimeo.com' } as const;

/** How a video is played whose page or file stands at this address; null where it is none that we know: YouTube, Vimeo, an MP4 file over https. */
export function playable(address: string): PlayableVideo | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username || url.password || url.port) return null;
  return youtube(url) ?? vimeo(url) ?? file(url);
}

function youtube({ hostname, pathname, searchParams }: URL): PlayableVideo | null {
  const host = hostname.replace(/^(www|m)\./, '');
  const [, first = '', second = ''] = pathname.split('/');
  const isPage = host === 'youtube.com' || host === 'youtube-nocookie.com';
  const id = host === 'youtu.be' ? first : !isPage ? '' : first === 'watch' ? (searchParams.get('v') ?? '') : ['embed', 'shorts', 'live'].includes(first) ? second : '';
  if (!/^[\w-]{11}$/.test(id)) return null;
  return { kind: 'frame', host: videoHosts.youtube, url: `https://${videoHosts.youtube}/embed/${id}?autoplay=1&rel=0` };
}

function vimeo({ hostname, pathname, searchParams }: URL): PlayableVideo | null {
  if (!['vimeo.com', 'www.vimeo.com', videoHosts.vimeo].includes(hostname)) return null;
  const [, id, inPath] = /^\/(?:video\/)?(\d{1,12})(?:\/([0-9a-f]{1,20}))?\/?$/.exec(pathname) ?? [];
  if (!id) return null;
  const key = inPath ?? searchParams.get('h');
  return { kind: 'frame', host: videoHosts.vimeo, url: `https://${videoHosts.vimeo}/video/${id}?autoplay=1&dnt=1${key && /^[0-9a-f]{1,20}$/.test(key) ? `&h=${key}` : ''}` };
}

/** A name and nothing else: hosts of addresses may hold signs that end a directive of a policy. */
const isPlainHost = (hostname: string) => /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(hostname);

const file = ({ href, hostname, pathname }: URL): PlayableVideo | null => (/\.mp4$/i.test(pathname) && isPlainHost(hostname) ? { kind: 'file', host: hostname, url: href } : null);
