/** The views that are pictures, by name. */
import { DisplayListBuilder } from '../list/display-list.ts';
import { ladder } from '../view/ladder/ladder.ts';
import { lanes } from '../view/lanes/lanes.ts';
import { map } from '../view/map/map.ts';
import type { ViewInput, ViewName, ViewOutput } from '../view/view.ts';

/** The picture of a view; an empty one for the threads, which are a table. */
export function pictureOf(view: ViewName, input: ViewInput): ViewOutput {
  switch (view) {
    case 'ladder':
      return ladder(input);
    case 'lanes':
      return lanes(input);
    case 'map':
      return map(input);
    case 'threads':
      return noPicture();
  }
}

/** A new one each time: its buffers are handed over. */
function noPicture(): ViewOutput {
  return {
    marks: new DisplayListBuilder(0, 0).done(),
    header: undefined,
    extent: 0,
    notices: [],
    time: undefined,
    records: new Int32Array(0),
  };
}
