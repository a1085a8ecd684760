using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Margin;

/// <summary>Says on what terms a market lends, or changes them. Loans that are open keep their rate.</summary>
public sealed record DefineMargin(ExchangeId Exchange, MarginTerms Terms) : Command<Outcome<MarginTerms>>
{
    public override CommandKind Kind => CommandKind.DefineMargin;

    public override Outcome<MarginTerms> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (state.Spot.Of(ledger).MarketOf(Terms.Symbol) is not { } market)
            return Reject.UnknownMarket;
        if (!Terms.IsValid)
            return Reject.Malformed;
        var exchange = state.Margin.Of(ledger);
        exchange.Put(market.Index, Terms);
        foreach (var account in exchange.Accounts.Where(account => account.Market == market.Index))
            state.Margin.Touch(exchange, account, nowMs);
        return Terms;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.Write(Terms);
    }

    public static DefineMargin Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadMarginTerms());
}
