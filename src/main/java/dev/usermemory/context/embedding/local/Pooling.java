package dev.usermemory.context.embedding.local;

/** How a model's vectors, one for each piece of a text, become one. */
enum Pooling {
  /** The mean of all. */
  MEAN {
    @Override
    float[] of(float[][] pieces) {
      float[] mean = new float[pieces[0].length];
      for (float[] piece : pieces) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += piece[i] / pieces.length;
        }
      }
      return mean;
    }
  },

  /** The one of the mark before the first piece. */
  FIRST {
    @Override
    float[] of(float[][] pieces) {
      return pieces[0];
    }
  };

  abstract float[] of(float[][] pieces);
}
