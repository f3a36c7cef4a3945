import { z } from 'zod';

/** A colour that can't be used as it is, with its worst pair and the nearest colour that can. */
export const ContrastProblem = z
  .object({
    key: z.enum(['style.brandColor', 'style.surfaceColor', 'style.textColor', 'style.toolbarColor']),
    foreground: z.string(),
    background: z.string(),
    scheme: z.enum(['light', 'dark']),
    ratio: z.number(),
    least: z.number(),
    nearest: z.string().meta({ description: 'The nearest colour that passes, `#rrggbb`' }),
    message: z.string(),
  })
  .meta({ id: 'ContrastProblem' });
