using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.State;

namespace Kontor.World.Ledger;

/// <summary>Adds an asset to an exchange, or changes what may change about it.</summary>
public sealed record DefineAsset(ExchangeId Exchange, AssetRecord Asset) : Command<Outcome<AssetRecord>>
{
    public override CommandKind Kind => CommandKind.DefineAsset;

    public override Outcome<AssetRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (!Bounds.IsName(Asset.Code) || !Bounds.IsName(Asset.Name) || Asset.Decimals is < 0 or > AssetRecord.DecimalsMax)
            return Reject.Malformed;
        if (exchange.FindAsset(Asset.Code) is { } known && known.Decimals != Asset.Decimals)
            return Reject.Conflict;
        if (exchange.FindAsset(Asset.Code) is null && exchange.Assets.All.Count >= Bounds.AssetsPerExchangeMax)
            return Reject.TooMany;
        exchange.Assets.Put(Asset);
        DepositDesk.ReleaseHeld(state, Exchange, nowMs);
        return Asset;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.Write(Asset);
    }

    public static DefineAsset Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadAsset());
}
