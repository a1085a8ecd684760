using System.Globalization;
using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Dialects.BinanceWallet.Rows;

/// <summary>A transaction, in a block or waiting for one. What only a block can tell is nothing before that.</summary>
internal sealed record TransactionFacts
{
    public const string Succeeded = "success";
    public const string Failed = "fail";
    public const string Waiting = "pending";

    public required Hash32 Hash { get; init; }
    public required long? Height { get; init; }

    /// <summary>Of its block; of one that waits, when it was first seen.</summary>
    public required long TimeMs { get; init; }

    public required string Status { get; init; }
    public required Party From { get; init; }

    /// <summary>Who received it, or the contract that it made; nobody, where it was to make one and did not.</summary>
    public required Party? To { get; init; }

    public required Word256 Value { get; init; }
    public required ulong Nonce { get; init; }
    public required long GasLimit { get; init; }
    public required long? GasUsed { get; init; }

    /// <summary>What was paid for a unit of gas; while it waits, what is offered at most.</summary>
    public required Word256 GasPrice { get; init; }

    public required Word256? Fee { get; init; }

    /// <summary>Null where no method is called: for plain coin, and where a contract is made.</summary>
    public required uint? MethodId { get; init; }

    public string? Method => MethodId is { } id ? string.Create(CultureInfo.InvariantCulture, $"0x{id:x8}") : null;

    public static string StatusOf(bool succeeded) => succeeded ? Succeeded : Failed;

    public static TransactionFacts Of(TransactionView view) =>
        new()
        {
            Hash = view.At.TransactionHash,
            Height = view.At.Height,
            TimeMs = view.At.TimeMs,
            Status = StatusOf(view.Succeeded),
            From = view.From,
            To = view.To ?? (view.Created is { } created ? new Party(created, IsContract: true) : null),
            Value = view.Value,
            Nonce = view.Nonce,
            GasLimit = view.GasLimit,
            GasUsed = view.GasUsed,
            GasPrice = view.GasPrice,
            Fee = view.Fee,
            MethodId = view.To is null ? null : view.MethodId,
        };

    public static TransactionFacts Of(PendingTransaction waiting, ChainIndex index) =>
        new()
        {
            Hash = waiting.Hash,
            Height = null,
            TimeMs = waiting.SeenMs,
            Status = Waiting,
            From = PartyOf(waiting.From, index),
            To = waiting.To is { } to ? PartyOf(to, index) : null,
            Value = waiting.Value,
            Nonce = waiting.Nonce,
            GasLimit = waiting.GasLimit,
            GasUsed = null,
            GasPrice = waiting.GasPrice,
            Fee = null,
            MethodId = waiting.To is null ? null : waiting.MethodId,
        };

    private static Party PartyOf(Address20 address, ChainIndex index) => new(address, index.IsContract(address));
}
