/** A display list as a PNG file. */
import type { DisplayList } from '../list/display-list.ts';
import { drawCanvas } from './canvas.ts';
import type { Theme } from './theme.ts';

/** Rasterises the list; `ratio` pixels per CSS pixel. Rejects if the picture is larger than the browser can draw. */
export async function pngBlob(list: DisplayList, theme: Theme, ratio: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(list.width * ratio);
  canvas.height = Math.ceil(list.height * ratio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser cannot draw on a canvas');
  drawCanvas(context, list, theme, { ratio });
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error(`a picture of ${canvas.width} by ${canvas.height} pixels is too large`);
  return blob;
}
