using Kontor.World.Codec;

namespace Kontor.World.MarketData;

internal delegate void EntryWriter<T>(ref RecordWriter writer, in T entry);

internal delegate T EntryReader<T>(ref RecordReader reader);
