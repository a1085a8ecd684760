using System.Globalization;
using System.Text.Json;
using Kontor.Chains.Views;
using Kontor.Dialects.BinanceWallet.Endpoints;
using Kontor.World.Chains;

namespace Kontor.Dialects.BinanceWallet.Rows;

/// <summary>How the rows of a history are written.</summary>
internal static class HistoryFields
{
    /// <summary>Who gave whom how much of what. A number of its kind says whether the transaction itself moved it, a call in it, or a token.</summary>
    private readonly record struct Move(
        HistoryKind Kind,
        Address20 From,
        Address20? To,
        Word256 Amount,
        Address20? Contract,
        string Status
    );

    public static void WriteRow(this Utf8JsonWriter json, Book book, HistoryRow row)
    {
        var facts = TransactionFacts.Of(row.Transaction);
        var move = row switch
        {
            { Transfer: { } transfer } => new Move(
                HistoryKind.Transfer,
                transfer.From.Address,
                transfer.To.Address,
                transfer.Amount,
                transfer.Contract,
                facts.Status
            ),
            { Internal: { } moved } => new Move(
                HistoryKind.Internal,
                moved.From.Address,
                moved.To.Address,
                moved.Value,
                null,
                TransactionFacts.StatusOf(moved.Succeeded)
            ),
            _ => MoveOf(facts),
        };
        Write(json, book, facts, move);
    }

    /// <summary>What it will move besides its own coin nobody knows before it has a block.</summary>
    public static void WriteWaiting(this Utf8JsonWriter json, Book book, TransactionFacts waiting) =>
        Write(json, book, waiting, MoveOf(waiting));

    private static Move MoveOf(TransactionFacts facts) =>
        new(HistoryKind.Transaction, facts.From.Address, facts.To?.Address, facts.Value, null, facts.Status);

    private static void Write(Utf8JsonWriter json, Book book, TransactionFacts facts, in Move move)
    {
        var identity = book.Served!.Identity;
        json.WriteStartObject();
        json.WriteString("binanceChainId"u8, book.Chain.Id);
        json.WriteString("txHash"u8, facts.Hash.ToString());
        json.WriteNumberText("itype"u8, (byte)move.Kind);
        json.WriteString("methodId"u8, facts.Method);
        json.WriteString("nonce"u8, facts.Nonce.ToString(CultureInfo.InvariantCulture));
        json.WriteNumberText("txTime"u8, facts.TimeMs);
        json.WriteSide("from"u8, move.From, move.Amount);
        json.WriteSide("to"u8, move.To, move.Amount);
        json.WriteString("tokenContractAddress"u8, move.Contract?.ToString());
        json.WriteString("amount"u8, move.Amount.ToString());
        json.WriteString("symbol"u8, book.SymbolOf(move.Contract));
        json.WriteString("txFee"u8, facts.Fee?.ToUnits(identity.NativeDecimals) ?? "");
        json.WriteString("txStatus"u8, move.Status);
        json.WriteBoolean("hitBlacklist"u8, HitsBlacklist(book, move));
        json.WriteEndObject();
    }

    private static void WriteSide(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Address20? address, Word256 amount)
    {
        json.WriteStartArray(name);
        if (address is { } known)
        {
            json.WriteStartObject();
            json.WriteString("address"u8, known.ToString());
            json.WriteString("amount"u8, amount.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static bool HitsBlacklist(Book book, in Move move) =>
        IsBlacklisted(book, move.From) || IsBlacklisted(book, move.To) || IsBlacklisted(book, move.Contract);

    private static bool IsBlacklisted(Book book, Address20? address) => address is { } known && book.IsBlack(known);
}
