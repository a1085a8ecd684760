namespace Kontor.World.Ledger;

/// <summary>A trading house of the world, by name.</summary>
public readonly record struct ExchangeId(string Name)
{
    public static ExchangeId BitMart { get; } = new("bitmart");
    public static ExchangeId Weex { get; } = new("weex");

    public override string ToString() => Name;
}
