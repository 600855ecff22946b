/** What eyes make of colours: contrast (WCAG 2.2), simulated colour blindness (Machado 2009, severity 1), distance in CIELAB. */
type Triple = readonly [number, number, number];

const MACHADO: Record<string, readonly Triple[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
export const EYES = Object.keys(MACHADO);

/** Linear light, 0 to 1 each, of `#rrggbb`. */
function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => dot(linear(hex), [0.2126, 0.7152, 0.0722]);
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function lab(hex: string, eye: string): Triple {
  const seen = MACHADO[eye]!.map((row) =>
    Math.min(1, Math.max(0, dot(row, linear(hex)))),
  ) as unknown as Triple;
  const x = dot(seen, [0.4124, 0.3576, 0.1805]) / 0.9505;
  const y = dot(seen, [0.2126, 0.7152, 0.0722]);
  const z = dot(seen, [0.0193, 0.1192, 0.9505]) / 1.089;
  const [fx, fy, fz] = [x, y, z].map((t) =>
    t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116,
  ) as unknown as Triple;
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIE76 distance of two colours as that eye sees them; 2.3 is just noticeable. */
export function distance(a: string, b: string, eye: string): number {
  const [p, q] = [lab(a, eye), lab(b, eye)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
