using Kontor.World.Codec;

namespace Kontor.World.Compliance;

/// <summary>What is known of who stands behind an address.</summary>
/// <param name="Address">As its chain writes it; hexadecimal ones in small letters.</param>
/// <param name="Entity">Who it is: the name of a house, a person, a program.</param>
/// <param name="Category">What kind of somebody: exchange, mixer, scam.</param>
/// <param name="IsBlack">Nobody should have to do with it.</param>
public sealed record AddressLabel(string Chain, string Address, string Entity, string Category, bool IsBlack)
{
    /// <summary>The category of what belongs to an exchange.</summary>
    public const string Exchange = "exchange";

    /// <summary>The category of tokens that may be worth nothing.</summary>
    public const string Risk = "risk";

    /// <summary>Of a token: better left alone.</summary>
    public bool IsRisk => IsBlack || Category == Risk;

    internal bool IsSaying => Entity.Length > 0 || Category.Length > 0 || IsBlack;

    internal bool IsWellFormed =>
        Bounds.IsName(Address) && Entity.Length <= Bounds.NameLengthMax && Category.Length <= Bounds.NameLengthMax;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteText(Address);
        writer.WriteText(Entity);
        writer.WriteText(Category);
        writer.WriteBool(IsBlack);
    }

    internal static AddressLabel Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadBool());
}
