import { playable, videoHosts } from '../../rich-text/video.ts';
import type { Settings } from '../../settings/settings.ts';

/** What a page's policy must let in so that the clinic's videos play once they are pressed. */
export interface VideoSources {
  /** For `frame-src`. */
  readonly frames: readonly string[];
  /** For `media-src`. */
  readonly files: readonly string[];
}

/** Where the videos of the messages come from; most clinics have none. */
export function videoSources(settings: Settings): VideoSources {
  const videos = Object.values(settings.get('messages.loginPage') ?? {}).flatMap((text) => (text?.video ? (playable(text.video.url) ?? []) : []));
  const of = (kind: 'frame' | 'file') => [...new Set(videos.filter((one) => one.kind === kind).map(({ host }) => `https://${host}`))];
  return { frames: of('frame'), files: of('file') };
}

/** Wherever a video may come from that staff are only trying out. */
export const anyVideoSources: VideoSources = { frames: Object.values(videoHosts).map((host) => `https://${host}`), files: ['https:'] };
