interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const metresPerDegree = 111_195;

/** How far a point lies east and north of another, in metres: flat, good enough to draw. Takes the short way round. */
export function offsetMetres(from: Point, to: Point): { east: number; north: number } {
  const turn = ((to.longitude - from.longitude + 540) % 360) - 180;
  const parallel = Math.cos(((from.latitude + to.latitude) / 2) * (Math.PI / 180));
  return { east: turn * parallel * metresPerDegree, north: (to.latitude - from.latitude) * metresPerDegree };
}
