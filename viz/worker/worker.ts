/** The worker of the page: reads, indexes and searches traces, so that the page only draws. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(data);
});
