using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Decides how an exchange deals with deposits, withdrawals and sub-accounts. What is under way goes on as it began.</summary>
public sealed record SetFundingRules(ExchangeId Exchange, FundingRules Rules) : Command<Outcome<FundingRules>>
{
    public override CommandKind Kind => CommandKind.SetFundingRules;

    public override Outcome<FundingRules> Apply(WorldState state, long nowMs)
    {
        if (state.Funding.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (!Rules.IsWellFormed)
            return Reject.Malformed;
        exchange.Rules = Rules;
        return Rules;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        Rules.Write(ref writer);
    }

    public static SetFundingRules Read(ref RecordReader reader) => new(new(reader.ReadText()), FundingRules.Read(ref reader));
}

/// <summary>
/// Says what one whole coin counts against the daily quota, in hundred-millionths of a bitcoin. The house sets it, not the market: a quota
/// that moved with every trade could not be told to anybody.
/// </summary>
public sealed record SetAssetWorth(ExchangeId Exchange, string Asset, long SatoshiPerCoin) : Command<Outcome<long>>
{
    public const long SatoshiMax = 1_000_000_000_000;

    public override CommandKind Kind => CommandKind.SetAssetWorth;

    public override Outcome<long> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (ledger.FindAsset(Asset) is null)
            return Reject.UnknownAsset;
        if (SatoshiPerCoin is < 0 or > SatoshiMax)
            return Reject.Malformed;
        state.Funding.Of(ledger).SetWorth(Asset, SatoshiPerCoin);
        return SatoshiPerCoin;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteText(Asset);
        writer.WriteLong(SatoshiPerCoin);
    }

    public static SetAssetWorth Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadText(), reader.ReadLong());
}
