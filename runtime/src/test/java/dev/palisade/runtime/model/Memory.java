package dev.palisade.runtime.model;

import java.util.function.UnaryOperator;

/** All that an actor shares with others. What it answers is for the explorer to choose. */
public interface Memory {
  Object read(Place place, Mode mode, Event.Site site);

  void write(Place place, Object value, Mode mode, Event.Site site);

  /**
   * An atomic read-modify-write.
   *
   * @param change the new value of the old; null if there is nothing to write
   * @return the old value
   */
  Object update(Place place, UnaryOperator<Object> change, Mode mode, Event.Site site);

  /** As {@link #update}, whose caller does not ask what it was if it was not as expected. */
  boolean compareAndSet(Place place, Object expected, Object value, Mode mode, Event.Site site);

  /** Whether a compareAndSet that may fails by chance now does; it then is a read. */
  boolean failsByChance();

  void fence(Mode mode, Event.Site site);

  /** Whether the site of the next access is asked for: it costs time, and is often known. */
  boolean wantsSite();
}
