namespace Kontor.World.Chains;

/// <summary>The block in which a transaction runs.</summary>
internal readonly record struct BlockTerms(long Height, long TimeMs, long BaseFee, Address20 Miner);

/// <summary>
/// Runs transactions. It runs no byte code: the contracts of a world are of kinds that it knows, and what they do follows from their kind
/// and the call alone.
/// </summary>
internal sealed class Machine(ChainLedger ledger, ContractTable contracts)
{
    /// <summary>Its sender can pay for it, and it is the next one of its sender: whoever takes it into a block has looked.</summary>
    public Receipt Run(SentTransaction transaction, BlockTerms block)
    {
        var terms = transaction.Terms;
        var called = terms.To is { } to ? contracts.Find(to) : null;
        var needed = Gas.Needed(terms, called?.Terms.Kind);
        var tip = Math.Min(terms.TipMax, terms.FeeMax - block.BaseFee);
        var run = new Run(transaction, block);
        ledger.Add(CellKey.Nonce(terms.From), Word256.One);
        var error = needed > terms.GasLimit ? Stop.OutOfGas : Try(run, called);
        var used =
            error is null ? needed
            : needed > terms.GasLimit ? terms.GasLimit
            : (Gas.Intrinsic(terms) + needed) / 2;
        Pay(terms.From, used, tip, block);
        var created = error is null && terms.To is null ? run.Created : null;
        return new Receipt
        {
            Succeeded = error is null,
            GasUsed = used,
            GasPrice = block.BaseFee + tip,
            Contract = created,
            Logs = error is null ? [.. run.Logs] : [],
            Moves = error is null ? [.. run.Moves] : [],
            Error = error ?? "",
        };
    }

    // A transaction that stops has done nothing, except that its gas is used.
    private string? Try(Run run, Contract? called)
    {
        var (mark, known) = (ledger.Mark, contracts.All.Count);
        var error = run.Terms.To is { } to ? Call(run, to, called) : Create(run);
        if (error is null)
            return null;
        ledger.UndoTo(mark);
        contracts.CutTo(known);
        return error;
    }

    private string? Call(Run run, Address20 to, Contract? called)
    {
        if (called?.Terms.IsToken == true && !run.Terms.Value.IsZero)
            return Stop.NotPayable;
        Move(run.Terms.From, to, run.Terms.Value);
        if (called is null || called.Terms.Kind == ContractKind.Plain)
            return null;
        var frame = FrameOf(run, called);
        return called.Terms.Kind switch
        {
            ContractKind.Erc20 => Erc20.Run(frame),
            ContractKind.Erc721 => Erc721.Run(frame),
            ContractKind.Erc1155 => Erc1155.Run(frame),
            _ => Forwarder.Run(frame),
        };
    }

    private string? Create(Run run)
    {
        var terms = run.Terms;
        var contract = new Contract
        {
            Address = Contract.AddressOf(terms.From, terms.Nonce),
            Terms = terms.Contract!,
            Creator = terms.From,
            Transaction = run.Transaction.Hash,
            CreatedHeight = run.Block.Height,
            CreatedMs = run.Block.TimeMs,
            Code = terms.Code,
        };
        if (!contracts.TryAdd(contract))
            return "contract address collision";
        run.Created = contract.Address;
        Move(terms.From, contract.Address, terms.Value);
        ledger.Set(CellKey.Nonce(contract.Address), Word256.One);
        return terms.Contract!.Supply.IsZero ? null : Erc20.Move(FrameOf(run, contract), Address20.Zero, terms.From, terms.Contract.Supply);
    }

    private Frame FrameOf(Run run, Contract contract) =>
        new()
        {
            Sender = run.Terms.From,
            Contract = contract,
            Value = run.Terms.Value,
            Input = run.Terms.Input,
            Ledger = ledger,
            Logs = run.Logs,
            Moves = run.Moves,
            Find = contracts.Find,
        };

    // Whoever took the transaction into the block has seen that its sender has as much.
    private void Move(Address20 from, Address20 to, Word256 value)
    {
        Invariant.Holds(ledger.TryTake(CellKey.Coins(from), value));
        ledger.Add(CellKey.Coins(to), value);
    }

    // The base fee is destroyed, the tip is the miner's.
    private void Pay(Address20 from, long gasUsed, long tip, BlockTerms block)
    {
        var burnt = (UInt128)gasUsed * (UInt128)block.BaseFee;
        var tips = (UInt128)gasUsed * (UInt128)tip;
        Invariant.Holds(ledger.TryTake(CellKey.Coins(from), burnt + tips));
        ledger.Add(CellKey.Burnt, burnt);
        ledger.Add(CellKey.Coins(block.Miner), tips);
    }
}

/// <summary>A transaction while it runs.</summary>
internal sealed class Run(SentTransaction transaction, BlockTerms block)
{
    public SentTransaction Transaction => transaction;
    public TransactionTerms Terms => transaction.Terms;
    public BlockTerms Block => block;
    public List<EventLog> Logs { get; } = [];
    public List<ValueMove> Moves { get; } = [];
    public Address20? Created { get; set; }
}
