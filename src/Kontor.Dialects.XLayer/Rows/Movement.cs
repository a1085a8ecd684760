using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>One row of the lists that show transactions, internal transfers or transfers of tokens, as the caller likes.</summary>
internal sealed record Movement
{
    public required Standing At { get; init; }
    public required Party From { get; init; }
    public required Party? To { get; init; }
    public required string Amount { get; init; }
    public required string Symbol { get; init; }
    public required bool Succeeded { get; init; }
    public uint? MethodId { get; init; }

    /// <summary>Transactions pay fees. What happens within them does not, and shows none.</summary>
    public string Fee { get; init; } = "";

    public Address20? Contract { get; init; }
    public Word256? TokenId { get; init; }

    public static Movement Of(TransactionView transaction, ChainIdentity chain) =>
        new()
        {
            At = transaction.At,
            From = transaction.From,
            To = transaction.Receiver(),
            Amount = transaction.Value.ToUnits(chain.NativeDecimals),
            Symbol = chain.NativeSymbol,
            Succeeded = transaction.Succeeded,
            MethodId = transaction.MethodId,
            Fee = transaction.Fee.ToUnits(chain.NativeDecimals),
        };

    public static Movement Of(InternalView moved, ChainIdentity chain) =>
        new()
        {
            At = moved.At,
            From = moved.From,
            To = moved.To,
            Amount = moved.Value.ToUnits(chain.NativeDecimals),
            Symbol = chain.NativeSymbol,
            Succeeded = moved.Succeeded,
        };

    public static Movement Of(TransferView transfer, ChainIndex index)
    {
        var unit = TokenUnit.Of(index, transfer.Contract, transfer.Kind);
        return new Movement
        {
            At = transfer.At,
            From = transfer.From,
            To = transfer.To,
            Amount = unit.Show(transfer.Amount),
            Symbol = unit.Symbol,
            // A token tells of a transfer only when it has made it.
            Succeeded = true,
            MethodId = transfer.MethodId,
            Contract = transfer.Contract,
            TokenId = transfer.TokenId,
        };
    }
}
