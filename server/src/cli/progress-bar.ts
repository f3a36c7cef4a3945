const width = 30;

/** How far a long command is: redrawn in place on a terminal, a line for each tenth elsewhere. On stderr. */
export function progressBar(label: string, total: number): { advance: (share: number) => void; end: () => void } {
  let drawn = -1;
  const draw = (share: number) => {
    const percent = Math.floor(Math.min(Math.max(share, 0), 1) * 100);
    const step = process.stderr.isTTY ? percent : Math.floor(percent / 10) * 10;
    if (step <= drawn) return;
    drawn = step;
    if (!process.stderr.isTTY) return void process.stderr.write(`${label} ${step} %\n`);
    const filled = Math.round((step / 100) * width);
    process.stderr.write(
      `\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${String(step).padStart(3)} % ${label}`,
    );
  };
  if (total > 0) draw(0);
  return { advance: draw, end: () => void (process.stderr.isTTY && process.stderr.write('\n')) };
}
