namespace Kontor.World.MarketData;

/// <summary>
/// One value with one writer and any number of readers on other threads. It is written into the next of a few slots each time, and
/// read from the last one that is finished; a copy is spoilt only when the writer has come round to that slot while it was being made.
/// <para>
/// That takes several writes within the few nanoseconds of a copy, so in practice the reader was put to sleep in the middle, and the next
/// try succeeds. Should it not, the reader does not go on trying for ever, and does not ask the writer to stop: it takes an older value
/// that some reader kept. Readers renew that one now and then, at their own cost.
/// </para>
/// </summary>
internal sealed class SequenceCell<T>
    where T : unmanaged
{
    public const int TriesMax = 64;
    private const int Slots = 8;
    private const int KeepEvery = 1_024;

    private sealed record Kept(long Number, T Value);

    private readonly T[] _slots = new T[Slots];
    private WriteSequence _sequence;
    private Kept _kept;

    public SequenceCell(in T first)
    {
        _kept = new Kept(0, first);
        Write(first);
    }

    public void Write(in T value)
    {
        _slots[_sequence.Begin() % Slots] = value;
        _sequence.Finish();
    }

    public T Read(int triesMax = TriesMax)
    {
        for (var tries = 0; tries < triesMax; tries++)
        {
            var number = _sequence.Finished - 1;
            var value = _slots[number % Slots];
            if (!_sequence.IsIntact(number, Slots))
                continue;
            Keep(number, value);
            return value;
        }
        return Volatile.Read(ref _kept).Value;
    }

    private void Keep(long number, in T value)
    {
        if (number - Volatile.Read(ref _kept).Number >= KeepEvery)
            Volatile.Write(ref _kept, new Kept(number, value));
    }
}
