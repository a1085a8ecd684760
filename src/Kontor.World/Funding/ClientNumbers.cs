using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>The numbers that the users of one exchange gave to what they asked for. Each user's numbers are its own.</summary>
internal sealed class ClientNumbers
{
    private readonly RememberedIds<(long User, string Number)> _ids = new(FundingBounds.NumbersMax);

    public bool IsTaken(long user, string number) => _ids.Contains((user, number));

    /// <summary>What the number stands for, or 0.</summary>
    public long Find(long user, string number) => _ids.Find((user, number));

    public void Take(long user, string number, long id) => _ids.Add((user, number), id);

    public void Save(ref RecordWriter writer) =>
        _ids.Save(
            ref writer,
            static (ref RecordWriter output, (long User, string Number) key) =>
            {
                output.WriteLong(key.User);
                output.WriteText(key.Number);
            }
        );

    public void Load(ref RecordReader reader) =>
        _ids.Load(ref reader, static (ref RecordReader input) => (input.ReadLong(), input.ReadText()));
}
