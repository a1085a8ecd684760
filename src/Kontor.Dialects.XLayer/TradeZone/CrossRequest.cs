using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>What a list of transfers over the bridge is narrowed down to. Heights are the zone's.</summary>
internal sealed record CrossRequest
{
    public Hash32? Transaction { get; init; }

    /// <summary>Nothing where none is named: then what has not come to the zone yet is listed too.</summary>
    public HeightRange? Heights { get; init; }

    public Address20? Either { get; init; }
    public Address20? Sender { get; init; }
    public Address20? Receiver { get; init; }
    public Address20? Token { get; init; }
    public required Paging Paging { get; init; }

    public static CrossRequest Read(Parameters parameters)
    {
        var transaction = parameters.Hash("txid");
        var height = parameters.Number("height");
        var hasStart = parameters.Optional("startBlockHeight") is not null;
        var hasEnd = parameters.Optional("endBlockHeight") is not null;
        if (height is not null && (hasStart || hasEnd))
            parameters.Exclusive("height", hasStart ? "startBlockHeight" : "endBlockHeight");
        var range = parameters.Heights();
        return new CrossRequest
        {
            Transaction = transaction,
            Heights =
                height is { } one ? HeightRange.One(one)
                : hasStart || hasEnd ? range
                : null,
            Either = parameters.Address("address"),
            Sender = parameters.Address("from"),
            Receiver = parameters.Address("to"),
            Token = parameters.Address("tokenContractAddress"),
            Paging = parameters.ZonePaging(),
        };
    }
}
