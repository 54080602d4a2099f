/* Two stages: what a pixel is, and how it looks among its neighbours. */

constant int LIMIT = 700;

/* A point of the Mandelbrot set's edge: how soon it escapes, smoothly; below zero if it does not. */
kernel void trace(global float *field, int width, int height, int firstRow) {
  int x = get_global_id(0);
  int y = get_global_id(1) + firstRow;
  float scale = 0.0125f / width;
  float cr = -0.74364f + (x - width / 2) * scale;
  float ci = 0.13183f + (y - height / 2) * scale;
  float zr = 0, zi = 0;
  int n = 0;
  while (n < LIMIT && zr * zr + zi * zi < 256) {
    float next = zr * zr - zi * zi + cr;
    zi = 2 * zr * zi + ci;
    zr = next;
    n++;
  }
  float smooth = n + 1 - log2(log2(zr * zr + zi * zi) / 2);
  field[y * width + x] = n == LIMIT ? -1 : smooth;
}

float at(global const float *field, int width, int height, int x, int y) {
  float value = field[clamp(y, 0, height - 1) * width + clamp(x, 0, width - 1)];
  return value < 0 ? 0 : log(1 + value);
}

/* Lit from the upper left, and glowing where the neighbourhood is bright. */
kernel void shade(global const float *field, global uchar4 *pixels, int width, int height,
                  int firstRow) {
  int x = get_global_id(0);
  int y = get_global_id(1) + firstRow;
  float glow = 0;
  for (int dy = -4; dy <= 4; dy++) {
    for (int dx = -4; dx <= 4; dx++) {
      glow += at(field, width, height, x + dx, y + dy) * exp(-0.06f * (dx * dx + dy * dy));
    }
  }
  glow = glow / 40 - 4.1f;
  float slopeX = at(field, width, height, x + 1, y) - at(field, width, height, x - 1, y);
  float slopeY = at(field, width, height, x, y + 1) - at(field, width, height, x, y - 1);
  float light = 0.75f + 0.25f * clamp(3 * (slopeX + slopeY), -1.0f, 1.0f);
  float tone = 2.1f * at(field, width, height, x, y);
  float3 colour = 0.5f + 0.5f * cos(tone + (float3)(3.0f, 3.6f, 4.4f));
  colour = field[y * width + x] < 0 ? (float3)(0.02f, 0.02f, 0.05f) : colour * light;
  colour += max(glow, 0.0f) * (float3)(0.9f, 0.5f, 0.2f);
  pixels[y * width + x] = convert_uchar4_sat((float4)(colour * 255, 255));
}
