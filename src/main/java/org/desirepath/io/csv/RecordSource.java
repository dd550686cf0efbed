package org.desirepath.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.desirepath.io.FormatException;
import org.desirepath.io.ReadAhead;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file after its header, without blank lines, split into fields. */
final class RecordSource implements Closeable {
  /** Blocks of 64 Ki characters that may wait. */
  private static final int BLOCKS = 8;

  /** Takes the records. */
  interface Records {
    void add(RecordBuffer record) throws FormatException;
  }

  private final CsvReader<RecordBuffer> csv;
  private final Iterator<RecordBuffer> all;
  private final String file;
  private final char quote;
  private final Queue<RecordBlock> free = new ConcurrentLinkedQueue<>();
  private boolean header = true;
  private @Nullable IOException fault;

  RecordSource(Reader chars, Dialect dialect, String file) {
    this.file = file;
    this.quote = dialect.quote();
    csv =
        CsvReader.builder()
            .fieldSeparator(dialect.delimiter())
            .quoteCharacter(dialect.quote())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .build(new RecordBuffer(), chars);
    all = csv.iterator();
  }

  /** Hands every record over. */
  void readAll(Records records) throws IOException {
    for (RecordBuffer record = next(); record != null; record = next()) {
      records.add(record);
    }
  }

  /** Hands every record over that a second thread splits ahead, in the same order. */
  void readAhead(Records records) throws IOException {
    RecordBuffer record = new RecordBuffer();
    try (ReadAhead<RecordBlock> blocks =
        new ReadAhead<>("splitting CSV", BLOCKS, this::nextBlock)) {
      for (RecordBlock block = blocks.take(); block != null; block = blocks.take()) {
        for (int i = 0; i < block.count(); i++) {
          record.pointAt(block, i);
          records.add(record);
        }
        if (!block.isLarge()) {
          free.add(block);
        }
      }
    }
  }

  /** At least one record, or null at the end; a fault comes after the records before it. */
  private @Nullable RecordBlock nextBlock() throws IOException {
    if (fault != null) {
      throw fault;
    }
    RecordBlock used = free.poll();
    RecordBlock block = used == null ? new RecordBlock() : used;
    block.clear();
    try {
      for (RecordBuffer next = next(); next != null; next = next()) {
        block.add(next);
        if (block.isFull()) {
          return block;
        }
      }
    } catch (IOException e) {
      if (block.count() == 0) {
        throw e;
      }
      fault = e;
    }
    return block.count() == 0 ? null : block;
  }

  /** The next record, good until the one after it, or null at the end. */
  private @Nullable RecordBuffer next() throws IOException {
    try {
      while (all.hasNext()) {
        RecordBuffer record = all.next();
        boolean blank = record.size() == 1 && record.isBlank(0);
        if (!blank && !header) {
          return record;
        }
        header &= blank;
      }
      return null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw malformed(e);
    }
  }

  private IOException malformed(CsvParseException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FormatException format) {
        return format;
      }
    }
    return new FormatException(
        file,
        0,
        "not CSV: "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
            + "; expected RFC 4180: a field with "
            + quote
            + " in it stands in such quotes, the quote doubled",
        e);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
